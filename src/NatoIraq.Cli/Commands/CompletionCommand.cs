using System.CommandLine;
using System.Text;

namespace NatoIraq.Cli.Commands;

/// <summary><c>completion SHELL</c></summary>
internal sealed class CompletionCommand : Verb
{
    private static readonly string[] Shells = ["bash", "zsh", "fish"];

    private readonly Argument<string> _shell = new("SHELL")
    {
        Description = "The shell: bash, zsh or fish.",
        HelpName = string.Join('|', Shells),
    };

    public CompletionCommand()
        : base(
            "completion", "Prints a script for a shell that completes commands, options and names; its first lines say "
                + "where it goes.",
            "natoiraq completion bash", "natoiraq completion fish > natoiraq.fish")
    {
        Add(_shell);
        _shell.Validators.Add(result =>
        {
            string shell = result.Tokens[0].Value;
            if (!Shells.Contains(shell))
                result.AddError($"SHELL is '{shell}'; allowed are {string.Join(", ", Shells)}.");
        });
    }

    /// <inheritdoc/>
    public override Task<int> RunAsync(Session session)
    {
        string name = $"{CommandPath.Program}.{session.Get(_shell)}";
        using Stream script = typeof(CompletionCommand).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(script, Encoding.UTF8);
        session.Terminal.Output.Write(reader.ReadToEnd());
        return Task.FromResult(ExitCodes.Done);
    }
}
