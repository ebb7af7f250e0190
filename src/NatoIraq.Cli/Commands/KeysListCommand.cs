using System.CommandLine;
using NatoIraq.App.Access;
using NatoIraq.Cli.Pages;
using NatoIraq.Web.Access;

namespace NatoIraq.Cli.Commands;

/// <summary><c>keys list</c></summary>
internal sealed class KeysListCommand : Verb
{
    private readonly Option<string> _keys = Cli.Options.Keys();

    public KeysListCommand()
        : base("list", "Lists who has a key, and what it allows.", "natoiraq keys list") => Add(_keys);

    /// <inheritdoc/>
    public override Task<int> RunAsync(Session session)
    {
        Held[] held = [.. new KeyFile(session.Get(_keys)!).Keys.Select(k => new Held(k.Name, k.Role))];
        session.Show(new { Keys = held }, held, page =>
        {
            var grid = new Grid("name", "role");
            foreach (Held h in held) grid.Row(new Cell(h.Name, Tone.Strong), h.Role.ToString().ToLowerInvariant());
            if (held.Length == 0) page.Say($"Nobody has a key in '{session.Get(_keys)}'.");
            else page.Add(grid);
        });
        return Task.FromResult(ExitCodes.Done);
    }

    /// <summary>Somebody who has a key.</summary>
    private sealed record Held(string Name, Role Role);
}
