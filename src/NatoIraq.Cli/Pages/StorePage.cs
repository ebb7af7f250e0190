using NatoIraq.App.Stores;

namespace NatoIraq.Cli.Pages;

/// <summary>What a store is, and what moved out of it or into it.</summary>
internal static class StorePage
{
    public static void Info(Page page, StoreView info)
    {
        page.Heading($"{info.Kind} store at {info.Location}");
        if (info.Events == 0)
        {
            page.Say("It is empty: nothing was imported yet.");
            return;
        }
        string room = info.Bytes is { } bytes ? $", {Say.Room(bytes)}" : "";
        page.Say($"{Say.Count(info.Events, "event")}, {Say.Count(info.Branches, "branch", "branches")}, "
            + $"schema {info.Schema}{room}.");
        page.Say($"Last recorded {info.LastRecorded:yyyy-MM-dd HH:mm:ss} UTC.");
        page.Say($"Hash of the last event {info.Head}; the end of the log is intact.");
        page.Note("'natoiraq store verify' checks every page, event and hash.");
    }

    public static void Exported(Page page, ExportedView view, string path, bool isReplaced)
    {
        page.Say($"Wrote {Say.Count(view.Events, "event")} to {path}{Ending(view.Head)}.");
        if (isReplaced) page.Note("It takes the place of the earlier export that was there.");
    }

    public static void Moved(Page page, MovedView view) => page.Say(view.Added == 0
        ? $"The store held all of it already; nothing was changed. {Holds(view)}"
        : $"Added {Say.Count(view.Added, "event")}. {Holds(view)}");

    private static string Holds(MovedView view) =>
        $"It holds {Say.Count(view.Events, "event")}{Ending(view.Head)}.";

    private static string Ending(string? head) => head is null ? "" : $"; hash of the last one {head}";
}
