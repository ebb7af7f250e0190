using NatoIraq.App.Wording;

namespace NatoIraq.Cli.Pages;

/// <summary>A result in words.</summary>
internal static class WordsPage
{
    public static void Write(Page page, WordsView words)
    {
        page.Heading("In words");
        foreach (Judgement judgement in words.Judgements) page.Item(Plain(judgement.Sentence));
        page.Blank();
        foreach (ConfidenceView confidence in words.Confidence) page.Item(confidence.Sentence);
        page.Blank();
        page.Note(words.Note);
    }

    private static string Plain(string sentence) => sentence.Replace('\u2212', '-');
}
