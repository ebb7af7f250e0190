using Microsoft.AspNetCore.Http;

namespace NatoIraq.Web.Api;

/// <summary>Views as answers: the bytes that <c>--json</c> prints.</summary>
internal static class Views
{
    public static IResult Json<T>(T view) => Results.Text(App.Views.Json.Write(view) + "\n", "application/json");
}
