using Microsoft.AspNetCore.Components;

namespace NatoIraq.Web.Components;

/// <summary>
/// A page that is rendered once, when it has all that it tells. A component would be rendered first without what it
/// waits for, and a page that waits has nothing to show.
/// </summary>
public abstract class Page : ComponentBase
{
    /// <inheritdoc/>
    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        OnInitialized();
        await OnInitializedAsync();
        StateHasChanged();
    }
}
