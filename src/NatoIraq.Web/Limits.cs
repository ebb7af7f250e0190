using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Timeouts;

namespace NatoIraq.Web;

/// <summary>How much one request may ask for.</summary>
internal static class Limits
{
    /// <summary>The longest body of a request: many times a long scenario.</summary>
    public const int BodyBytes = 1 << 20;

    /// <summary>The longest bundle that is sent to be checked: some thousand draws of all that is shipped.</summary>
    public const int BundleBytes = 64 << 20;

    /// <summary>The most draws of a request, all its branches together.</summary>
    public const int DrawBranches = 1_000_000;

    /// <summary>How many projections are drawn at once; others wait.</summary>
    public const int Projections = 2;

    /// <summary>How many projections may wait; one more is sent away.</summary>
    public const int Waiting = 64;

    /// <summary>How many projections of one person may wait.</summary>
    public const int WaitingEach = 8;

    /// <summary>How many bundles are read at once; others wait, as many as projections do.</summary>
    public const int Uploads = 2;

    /// <summary>How many pages and programs hear of changes at once; each has the store asked while it listens.</summary>
    public const int Listeners = 256;

    /// <summary>How many of them one person may have.</summary>
    public const int ListenersEach = 16;

    /// <summary>How many dates, series or other scenarios a request may name.</summary>
    public const int Named = 64;

    /// <summary>How long a server that others use waits for what it has begun, when it is told to end.</summary>
    public static readonly TimeSpan Farewell = TimeSpan.FromSeconds(20);

    /// <summary>The most tables that the reference is scored on at once.</summary>
    public const int Tables = 16;

    /// <summary>The most levels of each: every one is compared with all before it, on every cut.</summary>
    public const int TableLevels = 500;

    /// <summary>How long a request may take.</summary>
    public static RequestTimeoutPolicy Timeout { get; } = new()
    {
        Timeout = TimeSpan.FromMinutes(2),
        TimeoutStatusCode = StatusCodes.Status504GatewayTimeout,
    };

    /// <summary>How fast a body has to come once a request has had its time.</summary>
    public const double BodyBytesPerSecond = 240;
}
