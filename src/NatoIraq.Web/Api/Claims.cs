using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NatoIraq.App.History;
using NatoIraq.App.Sources;
using NatoIraq.Core.Claims;
using NatoIraq.Web.Visits;
using static NatoIraq.Web.Api.Parameters;

namespace NatoIraq.Web.Api;

/// <summary>What the sources say, and which they are.</summary>
internal static class Claims
{
    private static readonly Parameter Source = new("source", "Only the claims of this source.");
    private static readonly Parameter OfTier = new("tier", "Only claims of this tier.", Words: Enum.GetNames<Tier>());
    private static readonly Parameter Actor = new("actor", "Only claims of this actor.");
    private static readonly Parameter OfType = new("type", "Only this kind of statement.");
    private static readonly Parameter Words = new("text", "Only claims with these words, in any order.");
    private static readonly Parameter About = new(
        "about", "Only claims that speak of this: an actor, a place, a mission, an option, a series or the like.");
    private static readonly Parameter Ids = new("id", "Only the claims of these ids.", Repeats: true);

    /// <summary>What may be asked of the claims.</summary>
    public static readonly Parameter[] OfClaims = [.. Known, Source, OfTier, Actor, OfType, Words, About, Ids];

    public static void MapClaims(this RouteGroupBuilder api)
    {
        api.MapGet("/claims", async (Visit visit, HttpContext context) =>
        {
            ClaimsView view = await visit.SendAsync(Ask(visit.Asked));
            return context.Listed(view with { Claims = context.Page(view.Claims, c => c.Id) }, v => v.Claims);
        }).Says("Lists what the sources say: who, what, when it held, was said and was reported.")
            .Asks([.. OfClaims, .. Paged, Formats.Table]).Gives<ClaimsView>();

        api.MapGet("/sources", async (Visit visit) => Answers.Of(await visit.SendAsync(new ListSources())))
            .Says("Lists the sources behind the claims.").Gives<SourcesView>();
    }

    /// <summary>The request that a query string makes, for the page as well.</summary>
    public static ListClaims Ask(Asked asked) => new(
        asked.Date("known-on"), asked.Clock, asked.Text("source"),
        asked.Word("tier", null, [.. Enum.GetValues<Tier>().Select(t => ($"{t}", (Tier?)t))]), asked.Texts("id"),
        asked.Text("actor"), asked.Text("type"), asked.Text("text"))
    {
        About = asked.Text("about"),
        AsImportedOn = asked.AsImportedOn,
    };
}
