using NatoIraq.Core.Wording;

namespace NatoIraq.App.Wording;

/// <summary>A result in words: judgements with their likelihood, and apart from them how well they are founded.</summary>
/// <param name="Scale">The scale of the words: <c>icd203</c> or <c>efsa</c>.</param>
/// <param name="Note">What the words mean, and what is done at and beyond their bounds.</param>
/// <param name="Judgements">A sentence a judgement, in the order of branch, subject and date.</param>
/// <param name="Confidence">A sentence for each branch and subject, and the reasons.</param>
public sealed record WordsView(
    string Scale, string Note, IReadOnlyList<Judgement> Judgements, IReadOnlyList<ConfidenceView> Confidence)
{
    /// <summary>The words of a scale over judgements and the evidence behind them.</summary>
    internal static WordsView Of(
        LikelihoodScale scale, IReadOnlyList<Judgement> judgements, IReadOnlyList<ConfidenceView> confidence) =>
        new(scale.Name, NoteOf(scale), judgements, confidence);

    /// <summary>What the words of a scale mean, and what is done at and beyond their bounds.</summary>
    internal static string NoteOf(LikelihoodScale scale)
    {
        IEnumerable<string> terms = scale.Terms.Select(t => $"{t.Word} {Percent(t.Low)}-{Percent(t.High)} %");
        bool isOpen = scale.Terms[0].Low > 0;
        return $"{scale.Title}: {string.Join(", ", terms)}. A bound that two words share belongs to the one nearer to even"
            + (isOpen ? "; beyond the first and the last bound the outermost words stay." : ".")
            + " Percentages are shares of draws: 0 % and 100 % tell what the model did, not what must be.";
    }

    private static string Percent(double share) => $"{Math.Round(share * 100)}";
}

/// <summary>A judgement and its likelihood.</summary>
/// <param name="Branch">The branch it is about.</param>
/// <param name="Subject">The series, the output, <c>machine/subject</c>, or the event.</param>
/// <param name="Date">The end of this day; for an event, the day by which it happens.</param>
/// <param name="About">
/// <c>difference</c> from the baseline, <c>level</c>, <c>output</c>, <c>state</c>, <c>event</c> or <c>blocked</c>.
/// </param>
/// <param name="Term">The word of the scale.</param>
/// <param name="Probability">The share of draws, from 0 to 1.</param>
/// <param name="Sentence">The judgement as a sentence, the number beside the word.</param>
public sealed record Judgement(
    string Branch, string Subject, DateOnly Date, string About, string Term, double Probability, string Sentence)
{
    /// <summary>The judgement that something holds, in the words of a scale.</summary>
    /// <param name="scale">The scale.</param>
    /// <param name="of">Its branch, subject, date, and what it is about.</param>
    /// <param name="probability">The share of draws in which it holds.</param>
    /// <param name="what">What holds, as it stands after "that".</param>
    /// <param name="atLeast">Whether the share is a lower bound.</param>
    internal static Judgement That(
        LikelihoodScale scale, (string Branch, string Subject, DateOnly Date, string About) of, double probability,
        string what, bool atLeast = false)
    {
        double share = Math.Clamp(probability, 0, 1);
        LikelihoodTerm term = scale.Of(share);
        string number = (atLeast ? "at least " : "") + Charts.Figures.Share(share);
        return new Judgement(
            of.Branch, of.Subject, of.Date, of.About, term.Word, share, $"{term.Opening} ({number}) that {what}.");
    }
}

/// <summary>How well what is said of a subject is founded.</summary>
/// <param name="Branch">The branch; <c>history</c> for the trunk.</param>
/// <param name="Subject">The series or output.</param>
/// <param name="Level">The level of confidence.</param>
/// <param name="Families">How many independent source families speak.</param>
/// <param name="Reasons">Why, in a few words each.</param>
/// <param name="Sentence">The same as a sentence, which holds no likelihood.</param>
public sealed record ConfidenceView(
    string Branch,
    string Subject,
    ConfidenceLevel Level,
    int Families,
    IReadOnlyList<string> Reasons,
    string Sentence);
