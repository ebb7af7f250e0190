using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using NatoIraq.Core;
using NatoIraq.Core.History;
using NatoIraq.Core.History.Events;

namespace NatoIraq.Storage.Tests;

public class EventJsonTests
{
    private const string CapSet =
        """{"type":"cap-set","schema":1,"id":"a","when":{"from":"2030-01-02","to":"2030-01-02"},"cites":[]"""
        + ""","data":{"mission":"alpha","cap":{"likely":5,"low-exclusive":false,"high-exclusive":false}}}""";

    /// <summary>The oracle is System.Text.Json as it comes, which knows nothing of our converters.</summary>
    private static string Oracle(Event e) => JsonSerializer.Serialize(
        new object?[] { e.Id, e.When.From, e.When.To, e.Placed, e.Cites, e.Amends, e.Note, e.Type }) + Oracle(e.Data);

    private static string Oracle(EventData data) => data switch
    {
        EventRevised revised => Oracle(revised.Event),
        PackDefined pack => pack.Pack
            + JsonSerializer.Serialize(pack.Files.OrderBy(f => f.Key, StringComparer.Ordinal)),
        _ => JsonSerializer.Serialize(data, data.GetType()),
    };

    private static Event Read(string json, string type = "cap-set", int schema = 1) =>
        EventJson.Shipped.Read(type, schema, Encoding.UTF8.GetBytes(json));

    [Fact]
    public void Every_event_reads_back_as_it_was_written() =>
        Prop.ForAll(Samples.Any(), e =>
        {
            byte[] bytes = EventJson.Shipped.Write(e);
            Event back = EventJson.Shipped.Read(e.Type, 1, bytes);
            Assert.Equal(Oracle(e), Oracle(back));
            Assert.Equal(bytes, EventJson.Shipped.Write(back));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void Each_type_reads_back_as_it_was_written()
    {
        foreach (EventType type in Samples.AllTypes)
        {
            foreach (Event e in Samples.EventOf(type, 1).Sample(20, 5))
                Assert.Equal(Oracle(e), Oracle(EventJson.Shipped.Read(e.Type, 1, EventJson.Shipped.Write(e))));
        }
    }

    [Fact]
    public void Every_event_shape_is_written_as_the_golden_file_says()
    {
        string written = string.Concat(Samples.AllTypes
            .SelectMany(t => new[] { Samples.Plain(t, true), Samples.Plain(t, false) })
            .Select(e => Encoding.UTF8.GetString(EventJson.Shipped.Write(e)) + "\n"));

        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") File.WriteAllText(GoldenPath(), written);

        Assert.True(File.Exists(GoldenPath()), "There is no golden file: run once with UPDATE_GOLDEN=1, and read it.");
        Assert.Equal(File.ReadAllText(GoldenPath()), written);
    }

    [Fact]
    public void Every_golden_event_reads_back()
    {
        foreach (string line in File.ReadLines(GoldenPath()))
        {
            string type = JsonDocument.Parse(line).RootElement.GetProperty("type").GetString()!;
            Assert.Equal(line, Encoding.UTF8.GetString(EventJson.Shipped.Write(Read(line, type))));
        }
    }

    [Fact]
    public void Canonical_JSON_escapes_only_what_it_must()
    {
        Event e = Samples.Of(new PositionStated("red", "émigré 日本 😀 \ue000", "\"\\\n\u0001\u007f</&+'"));

        string json = Encoding.UTF8.GetString(EventJson.Shipped.Write(e));

        Assert.Contains("\"émigré 日本 😀 \ue000\",\"position\":\"\\\"\\\\\\n\\u0001\u007f</&+'\"}", json);
    }

    [Fact]
    public void A_dictionary_is_written_in_the_order_of_its_keys()
    {
        static Event With(params string[] keys) =>
            Samples.Of(new PackDefined("p", keys.ToDictionary(k => k, k => k, StringComparer.Ordinal)));

        Assert.Equal(
            EventJson.Shipped.Write(With("b", "a", "é", "schema")),
            EventJson.Shipped.Write(With("schema", "é", "a", "b")));
    }

    [Fact]
    public void Negative_zero_is_zero() =>
        Assert.Equal(
            EventJson.Shipped.Write(Samples.Of(new CapSet("alpha", Amount.Of(0)))),
            EventJson.Shipped.Write(Samples.Of(new CapSet("alpha", Amount.Of(-0.0)))));

    [Fact]
    public void Keys_may_come_in_any_order()
    {
        string shuffled =
            """{"id":"a","data":{"cap":{"high-exclusive":false,"low-exclusive":false,"likely":5.0},"mission":"alpha"}"""
            + """, "type":"cap-set","when":{"to":"2030-01-02","from":"2030-01-02"}"""
            + ""","cites":[],"note":null,"schema":1}""";

        Assert.Equal(CapSet, Encoding.UTF8.GetString(EventJson.Shipped.Write(Read(shuffled))));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void A_number_that_is_not_finite_is_refused(double number) => Assert.Throws<InvalidInputException>(
        () => EventJson.Shipped.Write(Samples.Of(new CapSet("alpha", Amount.Of(number)))));

    [Theory]
    [InlineData(0)]
    [InlineData(0xd83d)]
    public void Text_that_no_store_can_hold_is_refused(int character)
    {
        string text = $"half {(char)character}";
        Event[] events =
        [
            Samples.Of(new ForumHeld(text, null)), Samples.Small(1) with { Id = text },
            Samples.Small(1) with { Note = text }, Samples.Small(1) with { Cites = [text] },
            Samples.Of(new PackDefined("p", new Dictionary<string, string>(StringComparer.Ordinal) { [text] = "x" })),
        ];

        Assert.All(events, e => Assert.Throws<InvalidInputException>(() => EventJson.Shipped.Write(e)));
    }

    [Fact]
    public void A_series_that_would_not_read_back_is_refused() => Assert.Throws<InvalidInputException>(
        () => EventJson.Shipped.Write(Samples.Of(new TroopsDeployed(new Series("a/b", "c", "d"), Amount.Of(1)))));

    [Fact]
    public void A_missing_value_is_refused() => Assert.Throws<InvalidInputException>(
        () => EventJson.Shipped.Write(Samples.Of(new MissionClosed(null!))));

    [Fact]
    public void Events_nested_without_end_are_refused()
    {
        Event e = Samples.Small(1);
        for (int i = 0; i < 100; i++) e = Samples.Of(new EventRevised(e));

        Assert.Throws<InvalidInputException>(() => EventJson.Shipped.Write(e));
    }

    [Fact]
    public void Equal_values_are_one_object_and_unequal_ones_never_stand_in_for_each_other()
    {
        // More of each than are kept, many of them different in one place only.
        Event[] events =
        [
            .. Enumerable.Range(0, 2000).Select(i => new Event(
                $"e{i}", new Window(new DateOnly(2030, 1, 1).AddDays(i % 700), new DateOnly(2033, 1, 1)), null,
                [$"CLAIM-{i % 900:000}-CLAIM"], null, null,
                new TroopsReported(
                    new Series("red", $"mission-{i % 1100:0000}-mission", "isle"),
                    new Amount(i % 3 == 0 ? i : null, i / 4, null, i % 2 == 0), null, null, null))),
        ];

        Event[] read = [.. events.Concat(events).Select(Again)];

        Assert.Equal(
            events.Concat(events).Select(e => $"{e.Id} {e.When} {e.Cites[0]} {e.Data}"),
            read.Select(e => $"{e.Id} {e.When} {e.Cites[0]} {e.Data}"));
        Assert.Equal(events.Concat(events).Select(e => e.Data), read.Select(e => e.Data));
        (Event one, Event two) = (Again(events[^1]), Again(events[^1]));
        Assert.Same(one.When, two.When);
        Assert.Same(one.Cites, two.Cites);

        static Event Again(Event e) => EventJson.Shipped.Read(e.Type, 1, EventJson.Shipped.Write(e));
    }

    [Fact]
    public void An_unknown_type_stops_the_reading()
    {
        var error = Assert.Throws<UnknownEventException>(
            () => Read(CapSet.Replace("cap-set", "cap-lost"), "cap-lost"));

        Assert.Equal("cap-lost", error.Type);
    }

    [Theory]
    [InlineData("\"id\":\"a\",", "", "missing")]
    [InlineData("\"id\":\"a\"", "\"id\":null", "null")]
    [InlineData("\"id\":\"a\"", "\"id\":7", "")]
    [InlineData("\"id\":\"a\"", "\"id\":\"a\",\"id\":\"b\"", "twice")]
    [InlineData("\"id\":\"a\"", "\"id\":\"a\",\"extra\":1", "'extra' is unknown")]
    [InlineData("\"mission\":\"alpha\",", "", "mission")]
    [InlineData("\"mission\":\"alpha\"", "\"mission\":null", "")]
    [InlineData("\"mission\":\"alpha\"", "\"mission\":\"alpha\",\"mission\":\"beta\"", "'mission' is there twice")]
    [InlineData("\"mission\":\"alpha\"", "\"mission\":\"alpha\",\"extra\":1", "extra")]
    [InlineData("\"likely\":5", "\"likely\":1e999", "too large")]
    [InlineData("\"likely\":5", "\"likely\":\"5\"", "")]
    [InlineData("\"low-exclusive\":false,", "", "low-exclusive")]
    [InlineData("2030-01-02\",\"to\"", "2030-02-30\",\"to\"", "yyyy-MM-dd")]
    [InlineData("\"cites\":[]", "\"cites\":[null]", "not a text")]
    [InlineData("\"cites\":[]", "\"cites\":{}", "list")]
    [InlineData("\"schema\":1", "\"schema\":2", "newer")]
    [InlineData("\"schema\":1", "\"schema\":0", "schema 0")]
    [InlineData("\"type\":\"cap-set\"", "\"type\":\"mission-closed\"", "")]
    [InlineData("}}}", "}}", "")]
    [InlineData("}}}", "}}} 1", "")]
    public void A_damaged_event_is_named(string from, string to, string because)
    {
        string json = CapSet.Replace(from, to);
        Assert.NotEqual(CapSet, json);

        var error = Assert.Throws<StoreDamagedException>(() => Read(json));

        Assert.Contains("cap-set", error.Message);
        Assert.Contains(because, error.Message);
    }

    [Fact]
    public void Bytes_that_are_no_JSON_are_damage_and_nothing_worse()
    {
        byte[] good = Encoding.UTF8.GetBytes(CapSet);
        for (int i = 0; i < good.Length; i++)
        {
            foreach (byte flip in new byte[] { 0x01, 0x20, 0x80, 0xff })
            {
                byte[] bad = [.. good];
                bad[i] ^= flip;
                Exception? error = Record.Exception(() => EventJson.Shipped.Read("cap-set", 1, bad));
                Assert.True(error is null or StoreDamagedException or UnknownEventException, $"{i} {flip}: {error}");
            }
        }
    }

    private static string GoldenPath([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "Golden", "events.jsonl");
}
