using NatoIraq.Packs;

namespace NatoIraq.Cli.Commands;

/// <summary><c>scenario schema</c></summary>
internal sealed class ScenarioSchemaCommand() : Verb(
    "schema", "Prints the JSON Schema of scenario files, for an editor.",
    "natoiraq scenario schema > scenario.schema.json")
{
    /// <inheritdoc/>
    public override Task<int> RunAsync(Session session)
    {
        session.ShowJson(ScenarioSchema.Json().TrimEnd());
        return Task.FromResult(ExitCodes.Done);
    }
}
