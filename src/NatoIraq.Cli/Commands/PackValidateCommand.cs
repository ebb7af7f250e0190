using System.CommandLine;
using NatoIraq.App.History;
using NatoIraq.Cli.Pages;

namespace NatoIraq.Cli.Commands;

/// <summary><c>pack validate [PACK]</c></summary>
internal sealed class PackValidateCommand : Verb
{
    private readonly Argument<string?> _pack = new("PACK")
    {
        Description = "The pack's folder, or the name of a shipped pack; without it, the default one.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public PackValidateCommand()
        : base(
            "validate", "Checks a pack as importing it would, without a store: every error with its place, then the "
                + "facts that stand although a rule speaks against them.",
            "natoiraq pack validate my-pack", "natoiraq pack validate nato-afghanistan") => Add(_pack);

    /// <inheritdoc/>
    public override async Task<int> RunAsync(Session session)
    {
        ValidatedPackView view = await session.SendAsync(new ValidatePack(Shipped.FolderOf(session.Get(_pack))));
        session.Show(view, page => PackPage.Validated(page, view));
        return ExitCodes.Done;
    }
}
