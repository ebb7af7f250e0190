using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NatoIraq.App.Access;
using NatoIraq.App.Stores;
using NatoIraq.Web.Visits;

namespace NatoIraq.Web.Api;

/// <summary>The store itself.</summary>
internal static class Stores
{
    public static void MapStores(this RouteGroupBuilder api)
    {
        RouteGroupBuilder store = api.MapGroup("/store").WithMetadata(new NeverKept());
        store.MapGet("/", async (Visit visit) => Answers.Of(Seen(await visit.SendAsync(new ShowStore()), visit)))
            .Says("Says where the store is and what it holds.").Gives<StoreView>();

        store.MapGet("/verify", async (Visit visit) => Answers.Of(await visit.DrawAsync(new VerifyStore())))
            .Says("Checks the store's pages, schema, versions and hash chain.").Gives<VerifiedView>();

        store.MapGet("/export", async (Visit visit) =>
        {
            var log = new MemoryStream();
            await visit.DrawAsync(new ExportStore(log));
            log.Position = 0;
            return Results.Stream(log, Answers.Lines, "log.jsonl");
        }).Says("The whole store as JSON lines, hashes and all, for 'store import' to read elsewhere.");
    }

    /// <summary>Where a store is, is for those who look after it.</summary>
    private static StoreView Seen(StoreView view, Visit visit) =>
        visit.Person is { Role: < Role.Admin } ? view with { Location = null } : view;
}
