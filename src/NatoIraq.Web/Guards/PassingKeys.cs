using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace NatoIraq.Web.Guards;

/// <summary>
/// The keys that cookies of people who signed in are encrypted with; they would be kept in the user's home. They pass
/// with the process, and everybody signs in anew after a restart.
/// </summary>
internal static class PassingKeys
{
    public static void AddPassingKeys(this IServiceCollection services)
    {
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        // It would make the folder at the start all the same.
        foreach (ServiceDescriptor keeper in services.Where(IsKeeper).ToArray()) services.Remove(keeper);
    }

    private static bool IsKeeper(ServiceDescriptor service) => service.ServiceType == typeof(IHostedService)
        && service.ImplementationType?.Assembly == typeof(IDataProtectionBuilder).Assembly;
}
