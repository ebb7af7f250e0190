using System.CommandLine;
using NatoIraq.App.History;
using NatoIraq.Cli.Pages;
using NatoIraq.Core.Claims;

namespace NatoIraq.Cli.Commands;

/// <summary><c>claims</c></summary>
internal sealed class ClaimsCommand : Verb
{
    private readonly Option<DateOnly?> _knownOn = Cli.Options.KnownOn();
    private readonly Option<DateOnly?> _asImportedOn = Cli.Options.AsImportedOn();
    private readonly Option<Clock> _clock = Cli.Options.Clock();

    private readonly Option<string?> _source = new("--source")
    {
        Description = "Only the claims of this source.",
        HelpName = "SOURCE",
    };

    private readonly Option<string?> _about = new("--about")
    {
        Description = "Only the claims that speak of this, and how many independent sources they are: an actor, a place, "
            + "a mission, an option, a resolution, an office, a forum or a series.",
        HelpName = "SUBJECT",
    };

    private readonly Option<Tier?> _tier = Cli.Options.Tier();

    private readonly Argument<string[]> _ids = new("CLAIM")
    {
        Description = "Only these claims, by id; without it, all.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public ClaimsCommand()
        : base(
            "claims", "Lists what the sources say: who, what, when it held, was said and was reported.",
            "natoiraq claims --known-on 2020-02-12 --clock reported", "natoiraq claims --source 004 --tier A",
            "natoiraq claims --about nato-option", "natoiraq claims F0-08 F1-08", "natoiraq claims --csv > claims.csv")
    {
        Add(_ids);
        Add(_knownOn);
        Add(Cli.Options.Csv);
        Add(_clock);
        Add(_asImportedOn);
        Add(_source);
        Add(_about);
        Add(_tier);
    }

    /// <inheritdoc/>
    public override async Task<int> RunAsync(Session session)
    {
        if (session.Get(_asImportedOn) is null) await session.PrepareAsync();
        ClaimsView view = await session.SendAsync(new ListClaims(
            session.Get(_knownOn), session.Get(_clock), session.Get(_source), session.Get(_tier),
            session.Get(_ids)) 
        {
            About = session.Get(_about),
            AsImportedOn = session.Get(_asImportedOn),
        });
        session.Show(view, view.Claims, page => ClaimsPage.Write(page, view));
        return ExitCodes.Done;
    }
}
