using System.Runtime.InteropServices;
using System.Text;

namespace NatoIraq.Storage.Tests;

/// <summary>What SQLite did to a file.</summary>
internal sealed record DiskWork(string Kind, string File, long Offset, byte[] Bytes)
{
    public const string Write = "write", Truncate = "truncate", Sync = "sync", Delete = "delete", Told = "told";
}

/// <summary>
/// A layer between SQLite and its files, in this process: notes every write, sync, truncation and deletion of the flow
/// of calls that made it, and can let one of them fail.
/// </summary>
internal sealed unsafe class WatchedDisk
{
    private const int OffsetOfOpen = 40, OffsetOfDelete = 48, SizeOfVfs = 168, OffsetOfName = 24;
    private const int OffsetOfWrite = 24, OffsetOfTruncate = 32, OffsetOfSync = 40, SizeOfMethods = 152;

    private static readonly AsyncLocal<WatchedDisk?> Watching = new();
    private static readonly Dictionary<nint, string> Names = [];
    private static readonly Dictionary<nint, nint> Patched = [];
    private static readonly Dictionary<nint, nint> Originals = [];
    private static readonly byte* Below = (byte*)Install();

    private readonly Func<DiskWork, int> _fault;

    /// <summary>Watches what the calls from here on do.</summary>
    /// <param name="fault">The code with which a piece of work fails; 0 for it to be done.</param>
    public WatchedDisk(Func<DiskWork, int>? fault = null)
    {
        Assert.True(Below is not null);
        _fault = fault ?? (_ => 0);
        Watching.Value = this;
    }

    /// <summary>What was done, in order.</summary>
    public List<DiskWork> Done { get; } = [];

    /// <summary>Notes how many events were acknowledged by now.</summary>
    public void Acknowledge(long events) => Done.Add(new DiskWork(DiskWork.Told, "", events, []));

    public static void StopWatching() => Watching.Value = null;

    private static nint Install()
    {
        SQLitePCL.Batteries_V2.Init();
        nint below = Find(null);
        byte* above = (byte*)NativeMemory.AllocZeroed(SizeOfVfs);
        NativeMemory.Copy((void*)below, above, SizeOfVfs);
        *(nint*)(above + OffsetOfName) = Marshal.StringToCoTaskMemUTF8("watched");
        *(nint*)(above + OffsetOfOpen) = (nint)(delegate* unmanaged<nint, byte*, nint, int, int*, int>)&Open;
        *(nint*)(above + OffsetOfDelete) = (nint)(delegate* unmanaged<nint, byte*, int, int>)&Delete;
        Assert.Equal(0, Register((nint)above, 1));
        return below;
    }

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_vfs_find")]
    private static extern nint Find(byte[]? name);

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_vfs_register")]
    private static extern int Register(nint vfs, int isDefault);

    [UnmanagedCallersOnly]
    private static int Open(nint vfs, byte* name, nint file, int flags, int* outFlags)
    {
        int code = ((delegate* unmanaged<nint, byte*, nint, int, int*, int>)(*(nint*)(Below + OffsetOfOpen)))(
            vfs, name, file, flags, outFlags);
        nint methods = *(nint*)file;
        if (code != 0 || methods == 0 || name is null) return code;
        lock (Names)
        {
            Names[file] = Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(name));
            if (!Patched.TryGetValue(methods, out nint patched)) Patched[methods] = patched = Patch(methods);
            *(nint*)file = patched;
        }
        return code;
    }

    private static nint Patch(nint methods)
    {
        byte* patched = (byte*)NativeMemory.AllocZeroed(SizeOfMethods);
        NativeMemory.Copy((void*)methods, patched, SizeOfMethods);
        *(nint*)(patched + OffsetOfWrite) = (nint)(delegate* unmanaged<nint, byte*, int, long, int>)&Write;
        *(nint*)(patched + OffsetOfTruncate) = (nint)(delegate* unmanaged<nint, long, int>)&Truncate;
        *(nint*)(patched + OffsetOfSync) = (nint)(delegate* unmanaged<nint, int, int>)&Sync;
        Originals[(nint)patched] = methods;
        return (nint)patched;
    }

    private static nint Original(nint file, int offset)
    {
        lock (Names) return *(nint*)(Originals[*(nint*)file] + offset);
    }

    [UnmanagedCallersOnly]
    private static int Write(nint file, byte* bytes, int count, long offset)
    {
        int fault = Note(DiskWork.Write, file, offset, new ReadOnlySpan<byte>(bytes, count));
        if (fault != 0) return fault;
        return ((delegate* unmanaged<nint, byte*, int, long, int>)Original(file, OffsetOfWrite))(
            file, bytes, count, offset);
    }

    [UnmanagedCallersOnly]
    private static int Truncate(nint file, long size)
    {
        int fault = Note(DiskWork.Truncate, file, size, []);
        return fault != 0 ? fault : ((delegate* unmanaged<nint, long, int>)Original(file, OffsetOfTruncate))(file, size);
    }

    [UnmanagedCallersOnly]
    private static int Sync(nint file, int flags)
    {
        int fault = Note(DiskWork.Sync, file, 0, []);
        return fault != 0 ? fault : ((delegate* unmanaged<nint, int, int>)Original(file, OffsetOfSync))(file, flags);
    }

    [UnmanagedCallersOnly]
    private static int Delete(nint vfs, byte* name, int syncFolder)
    {
        string path = Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(name));
        Watching.Value?.Done.Add(new DiskWork(DiskWork.Delete, path, 0, []));
        return ((delegate* unmanaged<nint, byte*, int, int>)(*(nint*)(Below + OffsetOfDelete)))(vfs, name, syncFolder);
    }

    private static int Note(string kind, nint file, long offset, ReadOnlySpan<byte> bytes)
    {
        if (Watching.Value is not { } disk) return 0;
        string name;
        lock (Names) name = Names[file];
        var work = new DiskWork(kind, name, offset, bytes.ToArray());
        int fault = disk._fault(work);
        if (fault == 0) disk.Done.Add(work);
        return fault;
    }
}
