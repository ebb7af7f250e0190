using NatoIraq.Core.Worlds;

namespace NatoIraq.Core.Expressions;

/// <summary>
/// What an expression is evaluated against: a world on a day, and the assumptions as this draw has them.
/// </summary>
/// <param name="World">The world.</param>
/// <param name="Day">The day, as <see cref="DateOnly.DayNumber"/>.</param>
/// <param name="Assumptions">The assumptions' values by number; NaN for an unknown one.</param>
public readonly record struct Moment(World World, int Day, double[] Assumptions);
