using NatoIraq.Core.Dice;
using NatoIraq.Core.Sensitivity;

namespace NatoIraq.Core.Tests.Sensitivity;

/// <summary>Functions of uniform numbers, in place of branches.</summary>
internal static class Made
{
    /// <summary>The Sobol indices of a function of independent uniform numbers.</summary>
    public static SobolIndices Indices(int columns, int draws, Func<double[], double> function, ulong seed = 1)
    {
        var design = new SobolDesign(columns, draws);
        var dice = new KeyedDice(seed);
        double[] outputs = new double[design.Rows];
        for (int row = 0; row < outputs.Length; row++)
        {
            outputs[row] = function([
                .. Enumerable
                    .Range(0, columns)
                    .Select(c =>
                        dice.Uniform(design.DrawOf(row) + (design.IsFromB(row, c) ? 1L << 31 : 0), Column(c), 0)
                    ),
            ]);
        }
        return SobolIndices.Of(design, outputs, dice, threads: 2);
    }

    /// <summary>Uniform numbers, a column an input.</summary>
    public static double[][] Columns(int columns, int draws, ulong seed = 1) =>
        [
            .. Enumerable
                .Range(0, columns)
                .Select(c =>
                    Enumerable.Range(0, draws).Select(d => new KeyedDice(seed).Uniform(d, Column(c), 0)).ToArray()
                ),
        ];

    private static DiceKey Column(int number) => DiceKey.Of("made", $"{number}", "value");
}
