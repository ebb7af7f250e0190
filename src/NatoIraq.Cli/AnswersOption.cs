using System.CommandLine;

namespace NatoIraq.Cli;

/// <summary><c>--answer ID=WORD</c>, repeatable: what to do about conflicts, by their ids.</summary>
internal sealed class AnswersOption<T> : Option<string[]> where T : struct, Enum
{
    private readonly T[] _allowed;

    public AnswersOption(string description, params T[] allowed) : base("--answer")
    {
        _allowed = allowed;
        Description = description;
        HelpName = $"ID={string.Join('|', allowed.Select(Answers.Word))}";
        DefaultValueFactory = _ => [];
        Validators.Add(result =>
        {
            foreach (string wrong in Answers.Wrong(Name, [.. result.Tokens.Select(t => t.Value)], allowed))
                result.AddError(wrong);
        });
    }

    /// <summary>The answers given.</summary>
    public Dictionary<string, T> Read(Session session) => Answers.Read(Name, session.Get(this)!, _allowed);
}
