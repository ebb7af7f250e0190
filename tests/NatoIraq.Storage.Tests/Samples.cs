using System.Reflection;
using FsCheck;
using FsCheck.Fluent;
using NatoIraq.Core.Claims;
using NatoIraq.Core.History;
using NatoIraq.Core.History.Events;

namespace NatoIraq.Storage.Tests;

/// <summary>Events of an invented world.</summary>
internal static class Samples
{
    private static readonly DateOnly First = new(2030, 1, 2);
    private static readonly NullabilityInfoContext Nullability = new();

    public static IEnumerable<EventType> AllTypes => EventTypes.World.Concat(EventTypes.Log);

    /// <summary>A small event, different for each number.</summary>
    public static Event Small(int number) => new(
        $"cap-{number}", Window.On(First.AddDays(number % 1000)), null, [$"C-{number}"], null, null,
        new CapSet("alpha", Amount.Of(number)));

    public static Event[] Many(int count, int from = 1) => [.. Enumerable.Range(from, count).Select(Small)];

    public static Event Of(EventData data) => new("an-id", Window.On(First), null, [], null, null, data);

    /// <summary>An event of the type with every field given, or with every optional one left out.</summary>
    public static Event Plain(EventType type, bool full)
    {
        object?[] values = [.. Parameters(type.Class).Select(p => PlainValue(p, full))];
        EventData data = type.Create(values);
        return full
            ? new Event("full", new Window(First, First.AddDays(9)), First, ["C-1", "C-2"], "another", "a note", data)
            : new Event("bare", Window.On(First), null, [], null, null, data);
    }

    /// <summary>Any event of any type, with hostile text and odd numbers.</summary>
    public static Arbitrary<Event> Any() => Gen.Elements(AllTypes).SelectMany(t => EventOf(t, 2)).ToArbitrary();

    public static Gen<Event> EventOf(EventType type, int depth) =>
        from id in Text
        from window in ArbWindow
        from placed in Optional(Day)
        from cites in Gen.ListOf(Text)
        from amends in Optional(Text)
        from note in Optional(Text)
        from who in Optional(Text)
        from data in Make(type.Class, depth)
        select new Event(id, window, (DateOnly?)placed, [.. cites], (string?)amends, (string?)note, (EventData)data)
        {
            By = (string?)who,
        };

    private static Gen<string> Text => Gen.OneOf(
        Gen.Elements(
            "", "alpha", "red/alpha/isle", "\"quoted\" \\ back", "line\nbreak\r\t\u0001\u007f", "émigré", "日本", "😀",
            "\u061crtl\u202e", "\u0378\ue000"),
        ArbMap.Default.GeneratorFor<NonNull<string>>()
            .Select(s => new string([.. s.Get.Where(c => c != '\0' && !char.IsSurrogate(c))])));

    private static Gen<DateOnly> Day => Gen.Choose(0, DateOnly.MaxValue.DayNumber).Select(DateOnly.FromDayNumber);

    private static Gen<double> Number => Gen.OneOf(
        Gen.Elements(0, 1, 0.1, 500, 1e21, 1e-7, double.MaxValue, double.Epsilon, -3.5, 2800.25),
        ArbMap.Default.GeneratorFor<NormalFloat>().Select(n => n.Get + 0.0));

    private static Gen<Window> ArbWindow => from a in Day from b in Day select a < b
        ? new Window(a, b)
        : new Window(b, a);

    private static Gen<object?> Optional<T>(Gen<T> of) =>
        Gen.OneOf(of.Select(v => (object?)v), Gen.Constant<object?>(null));

    private static ParameterInfo[] Parameters(Type type) => type.GetConstructors().Single().GetParameters();

    private static bool MayBeNull(ParameterInfo p) => Nullability.Create(p).WriteState == NullabilityState.Nullable;

    private static Gen<object> Make(Type type, int depth) =>
        Gen.CollectToArray(Parameters(type), p => Value(p, depth))
            .Select(values => Activator.CreateInstance(type, values)!);

    private static Gen<object?> Value(ParameterInfo p, int depth)
    {
        Gen<object?> value = Value(Nullable.GetUnderlyingType(p.ParameterType) ?? p.ParameterType, depth);
        return MayBeNull(p) ? Gen.OneOf(value, Gen.Constant<object?>(null)) : value;
    }

    private static Gen<object?> Value(Type type, int depth)
    {
        if (type == typeof(string)) return Text.Select(v => (object?)v);
        if (type == typeof(double)) return Number.Select(v => (object?)v);
        if (type == typeof(int)) return Gen.Choose(0, int.MaxValue).Select(v => (object?)v);
        if (type == typeof(bool)) return Gen.Elements<object?>(true, false);
        if (type == typeof(DateOnly)) return Day.Select(v => (object?)v);
        if (type.IsEnum) return Gen.Elements(Enum.GetValues(type).Cast<object?>());
        if (type == typeof(Series))
            return Gen.Elements<object?>(new Series("red", "alpha", "isle"), new Series("*", "*", "région"));
        if (type == typeof(IReadOnlyList<string>)) return Gen.ListOf(Text).Select(v => (object?)v.ToArray());
        if (type == typeof(IReadOnlyDictionary<string, string>)) return Gen.ListOf(Text).Select(v => (object?)MapOf(v));
        if (type == typeof(Event))
        {
            return depth == 0
                ? Gen.Constant<object?>(Small(1))
                : Gen.Elements(AllTypes).SelectMany(t => EventOf(t, depth - 1)).Select(v => (object?)v);
        }
        return Make(type, depth).Select(v => (object?)v);
    }

    private static Dictionary<string, string> MapOf(IEnumerable<string> texts) =>
        texts.Distinct(StringComparer.Ordinal).ToDictionary(t => t, t => t + "!", StringComparer.Ordinal);

    private static object? PlainValue(ParameterInfo p, bool full)
    {
        if (!full && MayBeNull(p)) return null;
        Type type = Nullable.GetUnderlyingType(p.ParameterType) ?? p.ParameterType;
        if (type == typeof(string)) return p.Name!.ToLowerInvariant();
        if (type == typeof(double)) return 1.5;
        if (type == typeof(int)) return 7;
        if (type == typeof(bool)) return true;
        if (type == typeof(DateOnly)) return First;
        if (type == typeof(Precision)) return Precision.Month;
        if (type.IsEnum) return Enum.GetValues(type).GetValue(0);
        if (type == typeof(Series)) return new Series("red", "alpha", "isle");
        if (type == typeof(IReadOnlyList<string>)) return full ? new[] { "one", "two" } : [];
        if (type == typeof(IReadOnlyDictionary<string, string>))
            return full ? MapOf(["rules.yaml", "a \"b\".yaml"]) : [];
        if (type == typeof(Event)) return Plain(EventTypes.Get("troops-reported"), full);
        return Activator.CreateInstance(type, [.. Parameters(type).Select(inner => PlainValue(inner, full))]);
    }
}
