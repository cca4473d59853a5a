// The answer stands at the address of its form. Asked for by that address alone it waits behind the back button as it was
// left; asked for by its form the browser would show an error and want to send the name again.
history.replaceState(null, "");
