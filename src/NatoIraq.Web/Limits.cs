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

    /// <summary>How long a request may take.</summary>
    public static RequestTimeoutPolicy Timeout { get; } = new()
    {
        Timeout = TimeSpan.FromMinutes(2),
        TimeoutStatusCode = StatusCodes.Status504GatewayTimeout,
    };
}
