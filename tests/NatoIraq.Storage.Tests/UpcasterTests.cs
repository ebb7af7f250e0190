using System.Text;
using System.Text.Json.Nodes;
using NatoIraq.Core;
using NatoIraq.Core.History;
using NatoIraq.Core.History.Events;

namespace NatoIraq.Storage.Tests;

/// <summary>
/// An invented past: <c>leadership-changed</c> once named its <c>lead</c> <c>leader</c> (schema 2), and before that
/// <c>boss</c>, which stood first (schema 1). Today's is schema 3.
/// </summary>
public class UpcasterTests
{
    private const string Old =
        """{"type":"leadership-changed","schema":1,"id":"a","when":{"from":"2030-01-02","to":"2030-01-02"},"cites":[]"""
        + ""","data":{"boss":"réd","mission":"alpha"}}""";

    private static readonly EventJson Json = new(new Upcasters(
        new Upcaster("leadership-changed", 2, d => Shape(d, "mission", "mission", "leader", "lead"),
            d => Shape(d, "mission", "mission", "lead", "leader")),
        new Upcaster("leadership-changed", 1, d => Shape(d, "mission", "mission", "boss", "leader"),
            d => Shape(d, "leader", "boss", "mission", "mission"))));

    private static JsonObject Shape(JsonObject data, string from1, string to1, string from2, string to2) => new()
    {
        [to1] = data[from1]!.GetValue<string>(),
        [to2] = data[from2]!.GetValue<string>(),
    };

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    [Fact]
    public void An_old_event_is_read_as_todays()
    {
        Event read = Json.Read("leadership-changed", 1, Bytes(Old));

        Assert.Equal(new LeadershipChanged("alpha", "réd"), read.Data);
        Assert.Contains("\"schema\":3", Encoding.UTF8.GetString(Json.Write(read)));
    }

    [Fact]
    public void An_event_between_the_oldest_and_todays_is_read_too()
    {
        string middle = Old.Replace("\"schema\":1", "\"schema\":2").Replace("\"boss\"", "\"leader\"");

        Assert.Equal(new LeadershipChanged("alpha", "réd"), Json.Read("leadership-changed", 2, Bytes(middle)).Data);
    }

    [Fact]
    public void What_was_hashed_is_made_again_in_the_old_schema_whatever_the_order_of_the_keys()
    {
        string shuffled =
            """{"data": {"mission":"alpha", "boss":"réd"}"""
            + ""","cites":[],"id":"a","when":{"to":"2030-01-02","from":"2030-01-02"}"""
            + ""","schema":1,"type":"leadership-changed"}""";

        Assert.Equal(Old, Encoding.UTF8.GetString(Json.Canonical("leadership-changed", 1, Bytes(shuffled), out _)));
    }

    [Fact]
    public void An_old_event_within_a_newer_one_keeps_its_own_schema()
    {
        string revised =
            """{"type":"event-revised","schema":1,"id":"r","when":{"from":"2030-01-02","to":"2030-01-02"}"""
            + ""","cites":[],"data":{"event":""" + Old + "}}";

        byte[] canonical = Json.Canonical("event-revised", 1, Bytes(revised), out Event read);

        Assert.Equal(new LeadershipChanged("alpha", "réd"), ((EventRevised)read.Data).Event.Data);
        Assert.Equal(revised, Encoding.UTF8.GetString(canonical));
    }

    [Fact]
    public void A_type_without_upcasters_stays_in_its_first_schema()
    {
        Event e = Samples.Small(1);

        Assert.Equal(EventJson.Shipped.Write(e), Json.Write(e));
        Assert.Equal(Json.Write(e), Json.Canonical("cap-set", 1, Json.Write(e), out _));
    }

    [Fact]
    public void A_file_named_schema_within_a_pack_is_no_event()
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal) { ["schema"] = "1" };
        Event e = Samples.Of(new PackDefined("p", files));

        Assert.Equal(Json.Write(e), Json.Canonical("pack-defined", 1, Json.Write(e), out _));
    }

    [Theory]
    [InlineData("\"data\":{\"boss\":\"réd\",\"mission\":\"alpha\"}", "\"data\":7")]
    [InlineData("\"boss\":\"réd\"", "\"boss\":\"réd\",\"boss\":\"blue\"")]
    [InlineData("\"boss\":\"réd\"", "\"boss\":7")]
    public void A_damaged_old_event_is_damage(string from, string to) => Assert.Throws<StoreDamagedException>(
        () => Json.Read("leadership-changed", 1, Bytes(Old.Replace(from, to))));

    [Fact]
    public void A_schema_from_the_future_is_refused()
    {
        byte[] future = Bytes(Old.Replace("\"schema\":1", "\"schema\":3"));

        var error = Assert.Throws<StoreDamagedException>(() => EventJson.Shipped.Read("leadership-changed", 3, future));

        Assert.Contains("newer", error.Message);
    }

    [Fact]
    public void A_gap_among_upcasters_is_refused() => Assert.Throws<ArgumentException>(
        () => new Upcasters(new Upcaster("cap-set", 2, d => d, d => d)));
}
