using Microsoft.AspNetCore.Http;
using NatoIraq.Core;
using NatoIraq.Web.Visits;

namespace NatoIraq.Web.Api;

/// <summary>A long list a page at a time: <c>limit</c> and <c>after</c>, and a link to the next page.</summary>
internal static class Paging
{
    private const int Most = 10_000;

    /// <summary>The page that is asked for; the whole list unless one is.</summary>
    /// <exception cref="InvalidInputException">There is no such record to follow.</exception>
    public static IReadOnlyList<T> Page<T>(this HttpContext context, IReadOnlyList<T> list, Func<T, string> nameOf)
    {
        T[] page = Page(new Asked(context.Request.Query), list, nameOf, out bool isLast);
        if (!isLast) Link(context, nameOf(page[^1]));
        return page;
    }

    /// <summary>The page that is asked for, and whether nothing follows it.</summary>
    /// <exception cref="InvalidInputException">There is no such record to follow.</exception>
    public static T[] Page<T>(Asked asked, IReadOnlyList<T> list, Func<T, string> nameOf, out bool isLast)
    {
        int limit = asked.Whole("limit", Most, 1, Most);
        int start = 0;
        if (asked.Text("after") is { } after)
        {
            start = 1 + list.TakeWhile(item => nameOf(item) != after).Count();
            // Before the first step there is step 0.
            if (start > list.Count && after != "0") throw new InvalidInputException($"after: there is no '{after}' here.");
            if (start > list.Count) start = 0;
        }
        T[] page = [.. list.Skip(start).Take(limit)];
        isLast = start + page.Length >= list.Count;
        return page;
    }

    private static void Link(HttpContext context, string after)
    {
        IEnumerable<KeyValuePair<string, string?>> rest = context.Request.Query.Where(q => q.Key != "after")
            .SelectMany(q => q.Value.Select(v => KeyValuePair.Create(q.Key, v)))
            .Append(KeyValuePair.Create("after", (string?)after));
        context.Response.Headers.Link = $"<{context.Request.Path}{QueryString.Create(rest)}>; rel=\"next\"";
    }
}
