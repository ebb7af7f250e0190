using NatoIraq.App.History;

namespace NatoIraq.Cli.Pages;

/// <summary>What an import changed.</summary>
internal static class ImportPage
{
    public static void Write(Page page, ImportView view)
    {
        page.Heading($"Pack {view.Pack}: {Say.Count(view.Claims, "claim")}, {Say.Count(view.Events, "event")}");
        bool isNews = view.Added + view.Revised + view.Retracted > 0;
        string changes = $"{Say.Count(view.Added)} added, {Say.Count(view.Revised)} revised";
        page.Say(isNews
            ? $"{changes}, {Say.Count(view.Retracted)} retracted."
            : "The store held all of it already; nothing was changed.");
        PackPage.Findings(page, view.Findings);
    }
}
