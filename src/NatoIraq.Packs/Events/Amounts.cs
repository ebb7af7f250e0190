using NatoIraq.Core.History;
using NatoIraq.Core.Scenarios;
using NatoIraq.Core.Worlds;
using NatoIraq.Packs.Yaml;

namespace NatoIraq.Packs.Events;

/// <summary>Reads amounts: a number, a mapping of bounds, <c>unknown</c>, and in plans an expression.</summary>
internal static class Amounts
{
    private const string Unknown = "unknown";
    private const string Shapes = "write a number, unknown, or bounds as {low, likely, high}";

    /// <summary>The amount under the field's name; null when it is missing or wrong.</summary>
    /// <param name="fields">The entry.</param>
    /// <param name="field">The field of the event.</param>
    /// <param name="formulas">
    /// Where a plan keeps the places of its expressions; null for a fact, which has none.
    /// </param>
    public static Amount? Read(Fields fields, EventField field, IDictionary<string, Located>? formulas)
    {
        (double least, double most) = Range(field.Name);
        return Read(fields, field.Name, field.Required, least, most, formulas);
    }

    /// <summary>An amount of persons, as a fact states it.</summary>
    public static Amount? ReadPersons(Fields fields, string key) =>
        Read(fields, key, required: true, 0, Fields.LargestNumber, formulas: null);

    private static Amount? Read(
        Fields fields, string key, bool required, double least, double most, IDictionary<string, Located>? formulas)
    {
        if (fields.Find(key, required) is not { } node) return null;
        if (node is Mapping) return fields.Map(key, "an amount", f => ReadBounds(f, least, most));
        if (fields.One(key, required) is not { } scalar) return null;
        if (scalar.Text == Unknown) return new Amount();
        if (Fields.TryNumber(scalar.Text, out double number))
        {
            if (number < least || number > most)
                fields.File.Add(scalar.At, Fields.OutOfRange(key, Problems.Shown(scalar.Text), least, most));
            formulas?[key] = scalar.Located;
            return Amount.Of(number);
        }
        if (formulas is not null)
        {
            formulas[key] = scalar.Located;
            return Amount.From(scalar.Text);
        }
        fields.File.Add(scalar.At, $"'{key}' is '{Problems.Shown(scalar.Text)}', which is no amount: {Shapes}.");
        return null;
    }

    private static Amount ReadBounds(Fields fields, double least, double most)
    {
        double? low = fields.Number("low", least, most);
        double? likely = fields.Number("likely", least, most);
        double? high = fields.Number("high", least, most);
        bool lowExclusive = fields.Flag("low-exclusive") ?? false;
        bool highExclusive = fields.Flag("high-exclusive") ?? false;
        string? qualifier = fields.TextOrNull("qualifier");
        if (!fields.IsRefused && !new[] { "low", "likely", "high", "qualifier" }.Any(fields.Has))
            fields.Add(
                "An amount needs low, likely, high or a qualifier.", $"For one of unknown size write {Unknown}.");
        var amount = new Amount(low, likely, high, lowExclusive, highExclusive, qualifier);
        bool inOrder = Bounds.Check(fields, low, likely, high, "likely", lowExclusive, highExclusive);
        // A share is a fraction; everything else counts whole persons, days or levels.
        if (inOrder && most > 1) CheckWhole(fields, amount);
        return amount;
    }

    private static void CheckWhole(Fields fields, Amount amount)
    {
        Estimate whole = Estimate.From(amount);
        bool fits = whole.AtLeast <= whole.AtMost
            && (!whole.IsKnown || (whole.AtLeast <= whole.Likely && whole.Likely <= whole.AtMost));
        if (fits) return;
        fields.Add(
            whole.IsKnown
                ? $"In whole numbers likely is {whole.Likely}, which lies outside the bounds."
                : $"No whole number lies between low, {amount.Low}, and high, {amount.High}.",
            "An excluded bound is not among the values: write bounds that leave one.",
            whole.IsKnown ? "likely" : "low");
    }

    /// <summary>What the record's documentation says of the field's values; both ends inclusive.</summary>
    private static (double Least, double Most) Range(string field) => field switch
    {
        "share" => (0, 1),
        "severity" => (1, 2),
        _ => (0, Fields.LargestNumber),
    };
}

/// <summary>The order of bounds.</summary>
internal static class Bounds
{
    /// <summary>
    /// Checks low &lt;= middle &lt;= high, that an excluded bound exists, and that something lies between; whether low,
    /// middle and high are in order.
    /// </summary>
    public static bool Check(
        Fields fields,
        double? low,
        double? middle,
        double? high,
        string middleKey,
        bool lowExclusive,
        bool highExclusive)
    {
        bool isEmpty = low == high && low is not null && (lowExclusive || highExclusive);
        if (low > high) fields.Add($"low is {low} and high is {high}: low may not exceed high.", key: "low");
        if (low > middle) fields.Add($"low is {low} and {middleKey} is {middle}: low may not exceed it.", key: "low");
        if (middle > high)
            fields.Add($"{middleKey} is {middle} and high is {high}: it may not exceed high.", key: middleKey);
        if (isEmpty)
            fields.Add($"low and high are both {low} and one is excluded: nothing is left.", key: "low");
        if (lowExclusive && !fields.Has("low")) fields.Add("low-exclusive needs the key 'low'.", key: "low-exclusive");
        if (highExclusive && !fields.Has("high"))
            fields.Add("high-exclusive needs the key 'high'.", key: "high-exclusive");
        return !isEmpty && !(low > high) && !(low > middle) && !(middle > high);
    }
}
