namespace NatoIraq.Cli;

/// <summary>What the program's exit code says; scripts rely on them.</summary>
internal static class ExitCodes
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>A check failed.</summary>
    public const int CheckFailed = 1;

    /// <summary>Wrong usage of the command line.</summary>
    public const int Usage = 2;

    /// <summary>Invalid input, or stored data that does not check.</summary>
    public const int InvalidInput = 3;

    /// <summary>Another writer was faster.</summary>
    public const int Conflict = 4;

    /// <summary>The store cannot be reached.</summary>
    public const int Unreachable = 5;

    /// <summary>Interrupted from the keyboard, as shells count it.</summary>
    public const int Interrupted = 130;
}
