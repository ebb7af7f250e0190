using System.Runtime.InteropServices;
using System.Threading.Channels;

namespace NatoIraq.Cli.Stepping;

/// <summary>A reader before a terminal: keys in, screens out, and the terminal left as it was found.</summary>
internal sealed class Sitting : IDisposable
{
    private readonly Channel<Key?> _inputs = Channel.CreateUnbounded<Key?>();
    private readonly List<PosixSignalRegistration> _signals = [];
    private readonly TextWriter _output;
    private readonly bool _hasColour;
    private volatile bool _isOver;

    private Sitting(Session session) => (_output, _hasColour) = (session.Terminal.Output, session.HasColour);

    /// <summary>Runs until the reader leaves, and gives the program's exit code.</summary>
    public static async Task<int> RunAsync(Stand stand, Session session)
    {
        using var sitting = new Sitting(session);
        sitting.Listen();
        try
        {
            sitting._output.Write(Screen.Enter);
            return await sitting.LoopAsync(stand, session.Cancel);
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.Interrupted;
        }
        finally
        {
            sitting._isOver = true;
            sitting._output.Write(Screen.Leave);
            sitting._output.Flush();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _signals.ForEach(s => s.Dispose());

    private async Task<int> LoopAsync(Stand stand, CancellationToken cancel)
    {
        Draw(stand);
        await foreach (Key? first in _inputs.Reader.ReadAllAsync(cancel))
        {
            // Keys that came while the last screen was drawn are taken together: a held key never lags behind.
            for (Key? input = first; ;)
            {
                if (input is { } key) stand = stand.Press(key);
                if (stand.HasLeft) return ExitCodes.Done;
                if (!_inputs.Reader.TryRead(out input)) break;
            }
            Draw(stand);
        }
        return ExitCodes.Done;
    }

    private void Draw(Stand stand)
    {
        var size = new ScreenSize(Console.WindowWidth, Console.WindowHeight);
        _output.Write(Screen.Draw(Frame.Of(stand, size), _hasColour));
        _output.Flush();
    }

    private void Listen()
    {
        if (!OperatingSystem.IsWindows())
        {
            On(PosixSignal.SIGWINCH, () => _inputs.Writer.TryWrite(null));
            _signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGTSTP, Suspend));
            On(PosixSignal.SIGCONT, () =>
            {
                _output.Write(Screen.Enter);
                _inputs.Writer.TryWrite(null);
            });
        }
        new Thread(Read) { IsBackground = true, Name = "keys" }.Start();
    }

    private void On(PosixSignal signal, Action act) => _signals.Add(PosixSignalRegistration.Create(signal, _ => act()));

    /// <summary>
    /// Ctrl-Z gives the shell its screen back. The runtime does not stop a program that hears of the signal, so it
    /// stops itself.
    /// </summary>
    private void Suspend(PosixSignalContext context)
    {
        context.Cancel = true;
        _output.Write(Screen.Leave);
        _output.Flush();
        _ = Kill(Environment.ProcessId, OperatingSystem.IsLinux() ? 19 : 17);
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);

    private void Read()
    {
        try
        {
            // A read begun after the end would set the terminal again that the runtime is about to restore.
            while (!_isOver) _inputs.Writer.TryWrite(Key.Of(Console.ReadKey(intercept: true)));
        }
        catch (Exception e) when (e is InvalidOperationException or IOException)
        {
            // The terminal is gone: nobody will press another key.
            _inputs.Writer.TryComplete();
        }
    }
}
