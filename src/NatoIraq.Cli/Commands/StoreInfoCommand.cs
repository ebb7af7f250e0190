using NatoIraq.App.Stores;
using NatoIraq.Cli.Pages;

namespace NatoIraq.Cli.Commands;

/// <summary><c>store info</c></summary>
internal sealed class StoreInfoCommand() : Verb(
    "info", "Says where the store is and what it holds; makes none.",
    "natoiraq store info", "natoiraq store info --store sqlite:my.db")
{
    /// <inheritdoc/>
    public override async Task<int> RunAsync(Session session)
    {
        StoreView info = await session.SendAsync(new ShowStore());
        session.Show(info, page => StorePage.Info(page, info));
        return ExitCodes.Done;
    }
}
