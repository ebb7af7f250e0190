using System.Runtime.InteropServices;

namespace NatoIraq.Web.Access;

/// <summary>Whose a file is, on Linux: of that .NET tells nothing.</summary>
/// <param name="User">The user's number.</param>
/// <param name="Group">The group's number.</param>
internal readonly record struct FileOwner(uint User, uint Group)
{
    // As in Linux's headers, where these are the same on every processor.
    private const int FromHere = -100, UserAndGroup = 0x18, Bytes = 256, UserAt = 20, GroupAt = 24;

    /// <summary>Whose a file is; null elsewhere, or of none.</summary>
    public static FileOwner? Of(string path)
    {
        byte[] told = new byte[Bytes];
        if (!OperatingSystem.IsLinux() || Tell(FromHere, path, 0, UserAndGroup, told) != 0) return null;
        return new FileOwner(
            MemoryMarshal.Read<uint>(told.AsSpan(UserAt)), MemoryMarshal.Read<uint>(told.AsSpan(GroupAt)));
    }

    /// <summary>Makes a file theirs; whether that was allowed.</summary>
    public bool TryGive(string path) => Give(path, User, Group) == 0;

    [DllImport("libc", EntryPoint = "statx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Tell(
        int folder, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint what, byte[] told);

    [DllImport("libc", EntryPoint = "chown")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Give([MarshalAs(UnmanagedType.LPUTF8Str)] string path, uint user, uint group);
}
