using System.Text.Json;
using JasperFx.Events;
using Marten;

namespace NatoIraq.CriticalStack.Tests;

/// <summary>
/// A Marten application that knows nothing of us: it has records of its own for some of our events, and reads their
/// fields as kebab-case, which is all that it takes.
/// </summary>
internal static class MartenApplication
{
    /// <summary>Its store, which makes and changes tables at will, as Marten does unless told otherwise.</summary>
    /// <param name="address">The database.</param>
    /// <param name="hasHeaders">Whether it keeps headers, which Marten does only when told to.</param>
    public static DocumentStore Open(string address, bool hasHeaders = true) => DocumentStore.For(options =>
    {
        options.Connection(address);
        options.Events.StreamIdentity = StreamIdentity.AsString;
        options.Events.MetadataConfig.HeadersEnabled = hasHeaders;
        options.UseSystemTextJsonForSerialization(
            configure: json => json.PropertyNamingPolicy = JsonNamingPolicy.KebabCaseLower);
        options.Events.AddEventType<OperationsSuspended>();
        options.Events.AddEventType<OperationsResumed>();
    });
}

/// <summary>What the application takes from an event of ours; its name gives it the alias.</summary>
public sealed record OperationsSuspended(string Mission);

/// <summary>Another one.</summary>
public sealed record OperationsResumed(string Mission);

/// <summary>The application's aggregate, by Marten's conventions.</summary>
public sealed class MissionLife
{
    /// <summary>The stream.</summary>
    public string Id { get; set; } = "";

    /// <summary>How often its operations stopped.</summary>
    public int Stops { get; set; }

    /// <summary>Whether they are stopped now.</summary>
    public bool IsStopped { get; set; }

    /// <summary>They stopped.</summary>
    public void Apply(OperationsSuspended _) => (Stops, IsStopped) = (Stops + 1, true);

    /// <summary>They went on.</summary>
    public void Apply(OperationsResumed _) => IsStopped = false;
}
