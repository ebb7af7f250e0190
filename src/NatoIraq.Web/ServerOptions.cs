using NatoIraq.App.Ensembles;
using NatoIraq.Core.History;
using NatoIraq.Web.Access;

namespace NatoIraq.Web;

/// <summary>What a server is made of.</summary>
/// <param name="OpenStore">Opens the one store that the server keeps open.</param>
/// <param name="Pack">The folder of the pack that an empty store is given.</param>
/// <param name="Scenarios">The folder of the scenarios that go with that pack.</param>
public sealed record ServerOptions(Func<IEventStore> OpenStore, string Pack, string Scenarios)
{
    /// <summary>Where to listen; none means port 5000 of this machine, or the first free one after it.</summary>
    public IReadOnlyList<string> Urls { get; init; } = [];

    /// <summary>
    /// The address of the machine under which a container's port is published; null outside a container.
    /// </summary>
    public string? PublishedAt { get; init; }

    /// <summary>Who may use it; null for everybody on this machine, and nobody else.</summary>
    public AccessFile? Access { get; init; }

    /// <summary>How long a body may take before it has to come at a certain pace.</summary>
    public TimeSpan BodyGrace { get; init; } = Limits.Timeout.Timeout!.Value;

    /// <summary>
    /// How long what was begun may take when the server is told to end; null for the usual time, which is short where
    /// nobody else is served.
    /// </summary>
    public TimeSpan? Farewell { get; init; }

    /// <summary>Whether each request is logged on stderr, as a line of JSON.</summary>
    public bool Logs { get; init; }

    /// <summary>Where traces and metrics are sent, by OTLP over HTTP; null for nowhere.</summary>
    public Uri? Telemetry { get; init; }

    /// <summary>Opens what draws ensembles, for the server to keep and close.</summary>
    public Func<IEnsembleRunner> OpenRunner { get; init; } = () => new LocalRunner();

    /// <summary>Told what a person at the terminal should know.</summary>
    public Action<string> Notice { get; init; } = _ => { };

    /// <summary>Whether code is run once before the first visitor needs it.</summary>
    public bool Warms { get; init; }

    /// <summary>Whether requests are logged, and defects with their stack traces.</summary>
    public bool Verbose { get; init; }
}
