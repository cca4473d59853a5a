// Security keys need script: show their forms, and say in words when a key did not work.
document.querySelectorAll('[data-needs-script]').forEach((form) => { form.hidden = false })
document.addEventListener('allauth.error', (event) => {
  event.preventDefault()
  document.getElementById('key-failed').hidden = false
})
