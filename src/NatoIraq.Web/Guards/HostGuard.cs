using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using NatoIraq.Web.Visits;

namespace NatoIraq.Web.Guards;

/// <summary>
/// Answers only who names this machine, or the name that it has in public: a page elsewhere whose name is made to point here is sent away.
/// </summary>
internal static class HostGuard
{
    private static readonly string[] Loopback = ["localhost", "127.0.0.1", "[::1]", "::1"];

    public static void UseHostGuard(this IApplicationBuilder server, IReadOnlyList<Address> addresses, Uri? publicly)
    {
        HashSet<string> known = new(Loopback.Concat(addresses.Where(a => !a.IsEverywhere).Select(a => a.Host)),
            StringComparer.OrdinalIgnoreCase);
        if (publicly is not null) known.Add(publicly.Host);
        server.Use((context, next) => known.Contains(context.Request.Host.Host) || context.Features.Get<Trouble>() is not null
            || Health.IsAsked(context.Request)
            ? next(context)
            : throw new TroubleException(new Trouble(
                StatusCodes.Status421MisdirectedRequest, "This server does not go by that name.",
                $"Ask for it as {publicly?.Host ?? (addresses[0].IsEverywhere ? Loopback[0] : addresses[0].Host)}.")));
    }
}
