using System.Globalization;
using NatoIraq.Core;
using NatoIraq.Core.History;

namespace NatoIraq.App.Branches;

/// <summary>What a new branch may be called, and how far it reaches unless it is told.</summary>
internal static class BranchNames
{
    /// <summary>Refuses a name that is none, or is taken.</summary>
    /// <exception cref="InvalidInputException">It is not kebab-case, or there is such a branch.</exception>
    public static void CheckNew(Workspace workspace, string name)
    {
        if (!Kebab.IsId(name))
        {
            throw new InvalidInputException(
                $"'{name}' is not a name for a branch.",
                "Use lower-case letters, digits and single hyphens, at most 64.");
        }
        if (workspace.Archive.Branches.ContainsKey(name))
        {
            throw new InvalidInputException($"There is a branch '{name}' already.", "Choose another name.");
        }
    }

    /// <summary>Refuses a title that would break the text it is written into.</summary>
    /// <exception cref="InvalidInputException">It has a control character or a line break.</exception>
    public static void CheckTitle(string? title)
    {
        if (title?.Any(IsBreak) == true)
            throw new InvalidInputException("A title is one line without control characters.",
                "Leave them out of --title.");
    }

    /// <summary>The horizon of a branch that names none and has no parent's.</summary>
    public static DateOnly TwoYearsAfter(DateOnly day) =>
        day < DateOnly.MaxValue.AddYears(-2) ? day.AddYears(2) : DateOnly.MaxValue;

    private static bool IsBreak(char c) => char.IsControl(c) || char.GetUnicodeCategory(c)
        is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
