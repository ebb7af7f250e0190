using System.CommandLine;
using NatoIraq.App.Access;
using NatoIraq.Web.Access;

namespace NatoIraq.Cli.Commands;

/// <summary><c>keys make</c></summary>
internal sealed class KeysMakeCommand : Verb
{
    private readonly Argument<string> _name = new("NAME") { Description = "Whose key it is." };

    private readonly Option<Role> _role = Cli.Options.Role();

    private readonly Option<string> _keys = Cli.Options.Keys();

    public KeysMakeCommand()
        : base(
            "make", "Makes a key for somebody and prints it, this once; the file keeps only its hash.",
            "natoiraq keys make ana --role author", "natoiraq keys make ben --keys team.txt")
    {
        Add(_name);
        Add(_role);
        Add(_keys);
    }

    /// <inheritdoc/>
    public override Task<int> RunAsync(Session session)
    {
        (string name, Role role, string file) = (session.Get(_name)!, session.Get(_role), session.Get(_keys)!);
        string key = new KeyFile(file).Make(name, role);
        session.Show(new { Name = name, Role = role, Key = key }, page => page.Say(key));
        session.Notice($"{file} knows {name} by its hash. Nobody can show it again: hand it on now.");
        return Task.FromResult(ExitCodes.Done);
    }
}
