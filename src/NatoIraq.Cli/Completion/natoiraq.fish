# Completion of natoiraq for fish. Keep it where fish looks for it:
#   natoiraq completion fish > ~/.config/fish/completions/natoiraq.fish
function __natoiraq_suggestions
    set --local line (string replace --regex '^\s*\S+' '' -- (commandline --current-process --cut-at-cursor))
    set line (string replace --all --regex '["\'\\\\]' '' -- "$line")
    # Options are told to who begins one; else they would stand between the names.
    set --local wanted '^[^-/].*'
    string match --quiet --regex '\s-\S*$' -- "$line"; and set wanted '.*'
    natoiraq "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null | string match --regex $wanted
end
complete --command natoiraq --arguments '(__natoiraq_suggestions)'
