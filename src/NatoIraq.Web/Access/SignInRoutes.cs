using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NatoIraq.Web.Forms;
using NatoIraq.Web.Visits;

namespace NatoIraq.Web.Access;

/// <summary>The ways in and out for people; the page itself is a component.</summary>
internal static class SignInRoutes
{
    public static void MapSignIn(this IEndpointRouteBuilder server)
    {
        AccessFile? file = server.ServiceProvider.GetService<AccessFile>();
        if (file is null) return;
        if (file.Client is not null)
        {
            server.MapGet($"{SignIn.Page}/issuer", (HttpContext context) => context.ChallengeAsync(
                CodeFlow.Name, new AuthenticationProperties { RedirectUri = Visit.Back(context.Request.Query["back"]) }))
                .WithMetadata(new OpenToAll());
        }
        if (file.Keys is not null)
        {
            server.MapForm($"{SignIn.Page}/key", _ => SignIn.Page, async (form, _) =>
            {
                HttpContext context = form.Context;
                if (context.RequestServices.GetRequiredService<KeyFile>().Find(form.Needed("key").Trim()) is not { } key)
                {
                    throw new TroubleException(new Trouble(
                        StatusCodes.Status400BadRequest, "That key opens nothing here.", "Ask an admin for another."));
                }
                await context.SignInAsync(
                    SignIn.Session, People.Principal(People.Of(key), SignIn.Session, key.Hash));
                return Visit.Back(form.Text("back"));
            }).WithMetadata(new OpenToAll());
        }
        server.MapForm("/sign-out", _ => SignIn.Page, async (form, _) =>
        {
            await form.Context.SignOutAsync(SignIn.Session);
            return SignIn.Page;
        });
    }
}
