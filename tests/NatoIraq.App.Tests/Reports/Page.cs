using System.Xml.Linq;
using NatoIraq.App.Reports;

namespace NatoIraq.App.Tests.Reports;

/// <summary>A report read back as XML: what a browser would see, without the name space of drawings.</summary>
internal sealed class Page(ReportModel model)
{
    private static readonly Lazy<Page> Fabled = new(() => new Page(Fable.Model));
    private static readonly Lazy<Page> Attacked = new(() => new Page(Fable.HostileModel));

    public static Page OfFable => Fabled.Value;

    public static Page OfHostile => Attacked.Value;

    public XElement Root { get; } = XDocument.Parse(HtmlReport.Render(model), LoadOptions.PreserveWhitespace).Root!;

    public IEnumerable<XElement> All(string name, string? withClass = null) => Within(Root, name, withClass);

    public XElement Section(string id) => All("section").Single(s => (string?)s.Attribute("id") == id);

    public static IEnumerable<XElement> Within(XElement element, string name, string? withClass = null) => element
        .Descendants()
        .Where(e => e.Name.LocalName == name && (withClass is null || Classes(e).Contains(withClass)));

    public static string[] Classes(XElement element) => ((string?)element.Attribute("class") ?? "").Split(' ');

    /// <summary>The texts of a table's rows, cell by cell, without the headings of groups.</summary>
    public static List<string[]> Rows(XElement table) =>
        [.. Within(Within(table, "tbody").First(), "tr").Where(r => !Classes(r).Contains("group"))
            .Select(r => r.Elements().Select(c => c.Value).ToArray())];
}
