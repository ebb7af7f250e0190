using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using NatoIraq.App.Charts;

namespace NatoIraq.App.Tests.Charts;

public sealed class MarkupTests
{
    /// <summary>Any UTF-16 units at all, with what is dangerous in them often.</summary>
    private static readonly Arbitrary<string> AnyText = Arb.From(Gen.OneOf(
        Gen.Choose(0, 0xFFFF).Select(i => (char)i),
        Gen.Elements('<', '>', '&', '"', '\'', '\0', '\uD800', '\uDC00', '\uFFFF', ']', '\u202E'))
        .ArrayOf().Select(c => new string(c)));

    [Fact]
    public void Any_text_reads_back_from_an_element_and_an_attribute() => Prop.ForAll(AnyText, text =>
    {
        string markup = Markup.Tag("p", [("title", text)], text).ToString();
        var element = XElement.Parse(markup, LoadOptions.PreserveWhitespace);
        // An attribute's line breaks read as blanks in XML.
        return element.Value == Allowed(text) && !element.Elements().Any()
            && element.Attribute("title")!.Value == Allowed(text).Replace('\n', ' ').Replace('\t', ' ');
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Only_elements_that_are_empty_by_nature_go_without_an_end() => Assert.Equal(
        "<p><br /><td></td></p>", Markup.Tag("p", Markup.Tag("br"), Markup.Tag("td")).ToString());

    [Fact]
    public void An_attribute_without_a_value_is_left_out() =>
        Assert.Equal("<p id=\"a\"></p>", Markup.Tag("p", [("class", null), ("id", "a")]).ToString());

    /// <summary>Oracle: XML 1.0's own table of characters, without the return, which ends lines in XML.</summary>
    private static string Allowed(string text) => string.Concat(text.EnumerateRunes().Select(r => r.Value switch
    {
        0x9 or 0xA => r.ToString(),
        >= 0x20 and <= 0x7E or >= 0xA0 and <= 0xFFFD => r.ToString(),
        >= 0x10000 when (r.Value & 0xFFFE) != 0xFFFE => r.ToString(),
        _ => "\uFFFD",
    }));
}
