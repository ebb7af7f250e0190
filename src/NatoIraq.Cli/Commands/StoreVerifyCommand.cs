using NatoIraq.App.Stores;
using NatoIraq.Cli.Pages;

namespace NatoIraq.Cli.Commands;

/// <summary><c>store verify</c></summary>
internal sealed class StoreVerifyCommand() : Verb(
    "verify", "Checks the store's pages, schema, versions and chain of hashes.", "natoiraq store verify")
{
    /// <inheritdoc/>
    public override async Task<int> RunAsync(Session session)
    {
        VerifiedView view = await session.SendAsync(new VerifyStore());
        session.Show(view, page => ChecksPage.Verified(page, view));
        return view.Findings.Count == 0 ? ExitCodes.Done : ExitCodes.CheckFailed;
    }
}
