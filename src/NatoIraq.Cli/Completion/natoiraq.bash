# Completion of natoiraq for bash. Put into ~/.bashrc:
#   source <(natoiraq completion bash)
_natoiraq() {
  local line=${COMP_LINE:${#COMP_WORDS[0]}} typed=${COMP_LINE:0:COMP_POINT} word
  local -i position=$((COMP_POINT - ${#COMP_WORDS[0]}))
  # The word as typed, whole: COMP_WORDS is cut at colons and the like.
  typed=${typed##*[[:blank:]]}
  local quote='' plain=${typed//\\/}
  case $plain in
    \"* | \'*) quote=${plain:0:1} plain=${plain:1} ;;
  esac
  local cut=${plain%"${plain##*[:=@]}"}
  [[ $COMP_WORDBREAKS == *:* ]] || cut=''
  COMPREPLY=()
  while IFS= read -r word; do
    [[ $word == "$plain"* ]] || continue
    [ -n "$quote" ] || printf -v word '%q' "$word"
    COMPREPLY+=("${word#"$cut"}")
  done < <("${COMP_WORDS[0]}" "[suggest:$position]" "$line" 2>/dev/null)
}
# Where nothing is suggested, there may be a file of that name.
complete -o default -F _natoiraq natoiraq
