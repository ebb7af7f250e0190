using System.CommandLine;
using NatoIraq.App.Branches;

namespace NatoIraq.Cli.Commands;

/// <summary><c>scenario schema</c></summary>
internal sealed class ScenarioSchemaCommand : Verb
{
    private readonly Option<string?> _out = new("--out")
    {
        Description = "Write it to this file; without it, it is printed.",
        HelpName = "FILE",
    };

    private readonly Option<bool> _force = OutputFile.Force();

    public ScenarioSchemaCommand()
        : base(
            "schema", "Prints the JSON Schema of scenario files, with the names of the store's pack and branches: an "
                + "editor completes and checks with it.",
            "natoiraq scenario schema --out scenario.schema.json", "natoiraq scenario schema > scenario.schema.json")
    {
        Add(_out);
        Add(_force);
    }

    /// <inheritdoc/>
    public override async Task<int> RunAsync(Session session)
    {
        await session.PrepareAsync();
        string schema = await session.SendAsync(new ShowSchema());
        if (session.Get(_out) is not { } path)
        {
            session.ShowJson(schema.TrimEnd());
            return ExitCodes.Done;
        }
        await OutputFile.WriteAsync("--out", path, schema, Existing.IsKeptUnless(session.Get(_force)));
        session.Show(page =>
        {
            page.Say($"Wrote {path}.");
            page.Note(
                $"In a scenario beside it, the first line: # yaml-language-server: $schema={Path.GetFileName(path)}");
        });
        return ExitCodes.Done;
    }
}
