using NatoIraq.App.Charts;
using NatoIraq.App.Wording;
using NatoIraq.Core.Projections;
using static NatoIraq.App.Charts.Markup;

namespace NatoIraq.App.Reports;

/// <summary>The answer of a branch in the words of a scale, and apart from them how well it is founded.</summary>
internal static class JudgementWords
{
    public static Markup Of(Brief brief, Told branch, LevelResult? level)
    {
        if (level?.Band.P50 is null) return default;
        string? baseline = branch.IsBaseline ? null : brief.Baseline?.Plan.Name;
        IEnumerable<Judgement> judgements =
            Judgements.OfLevel(brief.Model.Pack, brief.Model.Words, branch.Plan.Name, level, baseline);
        string sentences = string.Join(" ", judgements.Select(j => j.Sentence));
        return Tag("p", [("class", "judgement")], Foreign(Figures.Unbroken(sentences)))
            + Tag("p", [("class", "key")], Foreign(ConfidenceWords.Of(branch.Plan, brief.Headline, level.Band.Unknown).Sentence));
    }

    /// <summary>What the words mean.</summary>
    public static Markup Key(Brief brief) =>
        Tag("p", [("class", "key")], Figures.Unbroken(WordsView.NoteOf(brief.Model.Words)));
}
