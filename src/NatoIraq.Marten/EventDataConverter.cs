using System.Text.Json;
using System.Text.Json.Serialization;
using NatoIraq.Core.History;

namespace NatoIraq.Marten;

/// <summary>What an event says, for Marten's serializer: as it stands in canonical JSON.</summary>
internal sealed class EventDataConverter : JsonConverter<EventData>
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsSubclassOf(typeof(EventData));

    public override EventData Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        EventJson.Shipped.ReadData(ref reader, typeToConvert);

    public override void Write(Utf8JsonWriter writer, EventData value, JsonSerializerOptions options) =>
        EventJson.Shipped.WriteData(writer, value);
}
