using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NatoIraq.Core;

namespace NatoIraq.Web.Access;

/// <summary>
/// The keys that cookies of people who signed in are encrypted with: in a folder that the access file names, or in
/// memory, where they pass with the process and everybody signs in anew after a restart.
/// </summary>
internal static class SessionKeys
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode Anybody = UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>Adds them.</summary>
    /// <exception cref="InvalidInputException">The folder cannot be used, or is open to everybody.</exception>
    public static void AddSessionKeys(this IServiceCollection services, AccessFile? access)
    {
        IDataProtectionBuilder keys = services.AddDataProtection();
        if (access?.SessionKeys is { } folder)
        {
            // A server that asks another issuer takes no session of the one before.
            keys.SetApplicationName($"natoiraq {access.Issuer} {access.Client}").PersistKeysToFileSystem(Made(folder));
            return;
        }
        keys.UseEphemeralDataProtectionProvider();
        // It would make a folder in the user's home at the start all the same.
        foreach (ServiceDescriptor keeper in services.Where(IsKeeper).ToArray()) services.Remove(keeper);
    }

    private static bool IsKeeper(ServiceDescriptor service) => service.ServiceType == typeof(IHostedService)
        && service.ImplementationType?.Assembly == typeof(IDataProtectionBuilder).Assembly;

    private static DirectoryInfo Made(string folder)
    {
        try
        {
            DirectoryInfo made = OperatingSystem.IsWindows()
                ? Directory.CreateDirectory(folder) : Directory.CreateDirectory(folder, Owner);
            // The first key would be missed only when somebody signs in.
            File.Create(Path.Combine(folder, Path.GetRandomFileName()), 1, FileOptions.DeleteOnClose).Dispose();
            return OperatingSystem.IsWindows() || (made.UnixFileMode & Anybody) == UnixFileMode.None ? made
                : throw new InvalidInputException(
                    $"'sessionKeys': '{folder}' is open to everybody, who could then sign in as anybody.",
                    $"Close it: chmod 700 '{folder}'.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(
                $"'sessionKeys': '{folder}' is no folder that the server may write.",
                "Name one that is its own; it is made where it is not there yet.");
        }
    }
}
