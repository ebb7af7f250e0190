using System.CommandLine;
using NatoIraq.App.History;
using NatoIraq.Cli.Pages;

namespace NatoIraq.Cli.Commands;

/// <summary><c>pack new NAME</c></summary>
internal sealed class PackNewCommand : Verb
{
    private readonly Argument<string> _name = new("NAME") { Description = "The pack's name, kebab-case." };

    private readonly Option<string?> _out = new("--out")
    {
        Description = "The folder to write; without it, NAME here. It is made, or may be empty.",
        HelpName = "DIR",
    };

    public PackNewCommand()
        : base(
            "new", "Writes the files of a pack to start from: the least that is valid, with comments on every line "
                + "that you will change.",
            "natoiraq pack new our-pack", "natoiraq pack new our-pack --out packs/our-pack")
    {
        Add(_name);
        Add(_out);
    }

    /// <inheritdoc/>
    public override async Task<int> RunAsync(Session session)
    {
        NewPackView view = await session.SendAsync(new NewPack(session.Get(_name)!));
        string folder = session.Get(_out) ?? view.Pack;
        OutputFolder.Write("--out", folder, view.Files);
        session.Show(view, page => PackPage.Drafted(page, view, folder));
        return ExitCodes.Done;
    }
}
