using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;
using NatoIraq.Core;

namespace NatoIraq.Cli;

/// <content>How the values of options are read.</content>
internal static partial class Options
{
    /// <summary>The day that a text names.</summary>
    /// <exception cref="InvalidInputException">There is no such day.</exception>
    public static DateOnly DateOf(string text, string option) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", out DateOnly day)
            ? day
            : throw new InvalidInputException($"{option}: '{text}' is not a date that exists.", "Write yyyy-MM-dd.");

    /// <summary>Another option in a date's place is wrong usage; a date that does not exist is invalid input.</summary>
    private static DateOnly Date(ArgumentResult result, Token token, string option)
    {
        string text = token.Value;
        if (!text.StartsWith("--", StringComparison.Ordinal)) return DateOf(text, option);
        result.AddError($"{option} needs a date, yyyy-MM-dd, but '{text}' follows it.");
        return default;
    }

    /// <summary>A word that is none of those allowed is wrong usage.</summary>
    private static T? OneOf<T>(ArgumentResult result, string option, params (string Word, T Value)[] allowed)
    {
        string text = result.Tokens[0].Value;
        foreach ((string word, T value) in allowed)
        {
            if (word == text) return value;
        }
        result.AddError($"{option} is '{text}'; allowed are {string.Join(", ", allowed.Select(a => a.Word))}.");
        return default;
    }

    /// <summary>What is no number is wrong usage; a number out of bounds is invalid input.</summary>
    private static BigInteger Whole(ArgumentResult result, string option, BigInteger least, BigInteger most)
    {
        string text = result.Tokens[0].Value;
        if (text.Length > 100 || !BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, null, out BigInteger n))
        {
            result.AddError($"{option} is '{text}'; it takes a whole number.");
            return least;
        }
        if (n < least || n > most)
        {
            throw new InvalidInputException($"{option} {text} is not between {least:N0} and {most:N0}.");
        }
        return n;
    }
}
