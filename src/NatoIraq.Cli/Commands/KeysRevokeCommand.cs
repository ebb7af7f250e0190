using System.CommandLine;
using NatoIraq.Web.Access;

namespace NatoIraq.Cli.Commands;

/// <summary><c>keys revoke</c></summary>
internal sealed class KeysRevokeCommand : Verb
{
    private readonly Argument<string> _name = new("NAME") { Description = "Whose key ends." };
    private readonly Option<string> _keys = Cli.Options.Keys();

    public KeysRevokeCommand()
        : base("revoke", "Ends a key; a server that is running notices.", "natoiraq keys revoke ana")
    {
        Add(_name);
        Add(_keys);
    }

    /// <inheritdoc/>
    public override Task<int> RunAsync(Session session)
    {
        string name = session.Get(_name)!;
        new KeyFile(session.Get(_keys)!).Revoke(name);
        session.Show(new { Name = name }, page => page.Say($"The key of {name} opens nothing any more."));
        return Task.FromResult(ExitCodes.Done);
    }
}
