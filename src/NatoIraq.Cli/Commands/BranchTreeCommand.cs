using System.CommandLine;
using NatoIraq.App.Branches;
using NatoIraq.Cli.Pages;

namespace NatoIraq.Cli.Commands;

/// <summary><c>branch tree</c></summary>
internal sealed class BranchTreeCommand : Verb
{
    private readonly Option<string?> _format = Cli.Options.TreeFormat();

    public BranchTreeCommand()
        : base(
            "tree", "Shows which branch leaves which, and where.", "natoiraq branch tree",
            "natoiraq branch tree --format dot > branches.dot") => Add(_format);

    /// <inheritdoc/>
    public override async Task<int> RunAsync(Session session)
    {
        await session.PrepareAsync();
        BranchesView view = await session.SendAsync(new ListBranches(Archived: false));
        if (session.Get(_format) is { } format)
            session.Show(page => page.Verbatim(format == "dot" ? TreeText.Dot(view) : TreeText.GraphMl(view)));
        else session.Show(view, page => BranchPage.Tree(page, view));
        return ExitCodes.Done;
    }
}
