#compdef natoiraq
# Completion of natoiraq for zsh. Put into ~/.zshrc, after compinit:
#   source <(natoiraq completion zsh)
_natoiraq() {
  local line=" ${(j: :)words[2,CURRENT-1]} ${(Q)words[CURRENT]}"
  local -a found
  found=("${(@f)$(${words[1]} "[suggest:${#line}]" "$line" 2>/dev/null)}")
  # Options are told to who begins one; else they would stand between the names.
  [[ -n ${words[CURRENT]} ]] || found=(${found:#[-/]*})
  found=(${found:#})
  if (( ${#found} )) && compadd -a found; then return 0; fi
  # Where nothing is suggested, there may be a file of that name.
  _files
}
compdef _natoiraq natoiraq
