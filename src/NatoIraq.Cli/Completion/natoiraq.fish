# Completion of natoiraq for fish. Keep it where fish looks for it:
#   natoiraq completion fish > ~/.config/fish/completions/natoiraq.fish
function __natoiraq_suggestions
    set --local line (string replace --regex '^\s*\S+' '' -- (commandline --current-process --cut-at-cursor))
    natoiraq "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
end
complete --command natoiraq --arguments '(__natoiraq_suggestions)'
