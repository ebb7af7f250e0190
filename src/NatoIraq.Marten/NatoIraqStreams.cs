using JasperFx;
using JasperFx.Events;
using Marten;
using NatoIraq.Core.History;
using NatoIraq.Storage.Postgres;

namespace NatoIraq.Marten;

/// <summary>What a Marten application sets to share streams with natoiraq.</summary>
public static class NatoIraqStreams
{
    /// <summary>
    /// Streams named by text, headers kept, every event under the alias it has in the tables, and its data and headers
    /// read and written as natoiraq does. The tables are natoiraq's to make, so Marten makes none.
    /// </summary>
    public static void UseNatoIraqStreams(this StoreOptions options)
    {
        options.Events.StreamIdentity = StreamIdentity.AsString;
        options.Events.AppendMode = EventAppendMode.Rich;
        options.Events.MetadataConfig.HeadersEnabled = true;
        options.AutoCreateSchemaObjects = AutoCreate.None;
        options.UseSystemTextJsonForSerialization(configure: json =>
        {
            json.Converters.Add(new EventDataConverter());
            json.Converters.Add(new HeadersConverter());
        });
        foreach (EventType type in EventTypes.World.Concat(EventTypes.Log))
            options.Events.MapEventType(type.Class, MartenEvent.Alias(type.Name));
    }
}
