using MediatR;
using NatoIraq.App.Branches;
using NatoIraq.App.History;

namespace NatoIraq.Web;

/// <summary>What a store needs before anybody can look at it.</summary>
internal static class Furnishing
{
    /// <summary>
    /// Imports the shipped pack into an empty store; a store of that pack gets the shipped scenarios that it never had.
    /// </summary>
    public static async Task FillAsync(IMediator useCases, ServerOptions options, CancellationToken cancel)
    {
        ImportView import = await useCases.Send(new ImportPack(options.Pack, OnlyIfEmpty: true), cancel);
        if (import.Added > 0) options.Notice($"The store was empty: imported the shipped pack {import.Pack}.");
        if (import.Pack != Path.GetFileName(options.Pack)) return;
        IReadOnlyList<AppliedView> applied = await useCases.Send(
            new ApplyShipped(ScenarioTexts.NamesIn(options.Scenarios), options.Scenarios), cancel);
        if (applied.Count > 0) options.Notice($"Applied {applied.Count} shipped scenarios.");
    }
}
